-- Write the photos that are new, or were taken out because they changed; a row is one.
INSERT INTO photos BY NAME
FROM counted ANTI JOIN photos USING (photo_id)
