-- Terms (of items or captions) that do not let a reader pass on what they stand by, with the first
-- reason that holds; none where rights are not asked for. THE RULE of what `--rights` leaves out:
-- sale, archives, passing on, or use outside the subscriber's house is forbidden, in the words of the
-- main languages of the wire. "Editorial use only" and "mandatory credit" restrict how a thing is
-- used, not to whom it is given, and leave nothing out. U+00A0, `-` and `_` are read as blanks: desks
-- write "no-archive" too.
CREATE TEMP TABLE restricted_terms AS
WITH rules (rank, reason, pattern) AS (
    VALUES
    (1, 'not for sale',
        '\b(not|never) (for|to be) (re ?)?(sale|sold)|\bno (re ?)?sales?\b'
        || '|\b(re ?)?sales? (is |are )?(prohibited|forbidden|not (allowed|permitted))'
        || '|unverkäuflich|\bkein (weiter)?verkauf|\bverkauf (untersagt|verboten|nicht gestattet)'
        || '|\b(re)?vente interdite|interdite? (à|de) la (re)?vente|\bpas (de|à la) (re)?vente|\bne pas vendre'
        || '|prohibid[oa] (la |su )?(re)?venta|\bno (está )?(a|en|para) (la )?(re)?venta'
        || '|vietata la (ri)?vendita|\bnon in vendita|proibida a (re)?venda|\bnão (está )?à venda'
        || '|판매\s*(금지|불가)|재판매\s*(금지|불가)|販売(禁止|不可)|转售|禁止(销售|出售|銷售)'
        || '|продажа запрещена|не для продажи|ممنوع البيع|ليس للبيع'),
    (2, 'no archives',
        '\bno archiv(e|es|al|ing)\b|\barchives? out\b|\b(not|never) (for|to be|be) archiv'
        || '|\bdo not archive\b|\barchiv(al|e|ing)( use)? (is )?(prohibited|forbidden|not permitted)'
        || '|\bpas d[''’]archiv|\barchivage (interdit|non autorisé)|\bsans archiv'
        || '|\b(keine?|ohne|nicht( zu)?) archiv|\barchivierung (untersagt|verboten|nicht (gestattet|erlaubt))'
        || '|\b(sin|no) archiv|prohibid[oa] (su )?archiv|\bno archiviazione|vietata l[''’]archiv'
        || '|proibido o arquivamento|\bsem arquivo|보관\s*금지|아카이브\s*금지|保存禁止'),
    (3, 'not to be passed on',
        '\b(may not|must not|shall not|can ?not|do not|not (to )?be|not (permitted|allowed|authori[sz]ed)|no|never|without|prohibit\w*|forbidden|unauthori[sz]ed)\b[^.]{0,120}\b(re ?)?distribut'
        || '|\bnot (for )?(re ?)?distribut(e|ion|able)\b'
        || '|\b(may|must|can|shall) ?not be [^.]{0,80}\bre ?(published|broadcast|written|produced|transmitted|printed)'
        || '|\bno (reproduction|copying|forwarding|re ?broadcast)|\b(do|may) not (be )?(forward|re ?transmit|re ?publish|re ?broadcast|reproduce)'
        || '|\bredistribut\w*\b[^.]{0,80}\b(without|prohibited|forbidden|not (allowed|permitted))'
        || '|\bno (re ?)?(publication|transmission|licensing|syndication|third part)'
        || '|\bnot for (re ?)?(distribution|publication|transmission|syndication)'
        || '|\breproduction (is )?(prohibited|forbidden)|\bnicht (zur )?weiterg'
        || '|\b(nachdruck|weitergabe|weiterverbreitung|vervielfältigung)\b[^.]{0,60}\b(verboten|untersagt|nicht)'
        || '|\b(re)?(diffusion|production|distribution) (est )?(strictement )?(interdite|non autorisée)'
        || '|prohibid[oa] (la |su )?(reproducción|redistribución|difusión|distribución)'
        || '|vietata la (riproduzione|ridistribuzione|diffusione)|riproduzione (riservata|vietata)'
        || '|proibida a (reprodução|redistribuição|distribuição)|reprodução proibida'
        || '|무단\s*전재|재배포\s*(금지|불가)|무단\s*(복제|배포)|無断(転載|複製|使用)|転載(禁止|不可)|再配布禁止'
        || '|(禁止|不得|严禁|嚴禁)(擅自)?(转载|轉載|转发|复制)|перепечатка запрещена|يمنع (إعادة )?(النشر|التوزيع)'),
    (4, 'for subscribers or internal use only',
        '\b(internal|subscribers?|clients?|personal)( use)? only\b|\bonly for (internal|subscribers?|clients?)'
        || '|\bfor internal (use|circulation|distribution)\b|\b(subscribers?|clients?)[''’]?s?[''’]? use only\b'
        || '|\bnur (für|zum|zur) (den |die )?(intern(en?|er)?|abonnenten)|\busage interne|\b(sólo|solo) (para )?uso interno')
),
terms AS (
    SELECT usage_terms AS terms FROM items
    UNION SELECT copyright_notice FROM items
    UNION SELECT rights FROM captions
)
SELECT terms, arg_min(reason, rank) AS reason
FROM terms
JOIN rules ON regexp_matches(translate(terms, chr(160) || '-_', '   '), pattern, 'i')
WHERE $rights
GROUP BY terms
