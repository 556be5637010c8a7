-- What is stored of the items met.
FROM copies SEMI JOIN copy_met USING (item_id)
