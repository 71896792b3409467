-- Search by name and code, and reading of subtrees. The expressions below must be repeated word for word in a query that
-- wants its index. No extension is used, so that the embedded database and any PostgreSQL search alike.

-- Words in any order, each by its beginning: to_tsquery('simple', 'gun:* & mas:*').
create index "Wilayah_words_sql" on "Wilayah" using gin (to_tsvector('simple', "name" || ' ' || coalesce("shortName", '')));
-- Names written with or without blanks, dots and hyphens: palangkaraya finds Palangka Raya.
create index "Wilayah_name_sql" on "Wilayah" (lower(regexp_replace("name", '[^[:alnum:]]', '', 'g')) text_pattern_ops);
create index "Wilayah_shortName_sql" on "Wilayah" (lower("shortName") text_pattern_ops) where "shortName" is not null;
-- Codes, dotted or not, by their beginning; the retired ones too.
create index "Wilayah_code_sql" on "Wilayah" (replace("code", '.', '') text_pattern_ops);
create index "WilayahCode_code_sql" on "WilayahCode" (replace("code", '.', '') text_pattern_ops);
-- Everything below an area: "path" like '/1/34/%'.
create index "Wilayah_path_sql" on "Wilayah" ("path" text_pattern_ops);
-- Posts by the words of their name.
create index "Posyandu_words_sql" on "Posyandu" using gin (to_tsvector('simple', "name"));
