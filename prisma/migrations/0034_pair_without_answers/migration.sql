-- A pair of sums is null where every form that touched it is left out; 0 of 0 is what forms say that answered zeros.
alter table rollup_pair alter column numerator drop not null, alter column denominator drop not null;

-- Villages and puskesmas whose stored pair may be either are added up again, and what lies above them follows.
insert into dirty (node_no, month, block_no, cause)
select distinct p.node_no, p.month, k.no, 7
from rollup_pair p
join "IndicatorVersion" v on v.no = p.version_no
join "BlockSlot" s on s."elementCode" = (regexp_match(v.numerator, '[A-Z][A-Z0-9_]*'))[1]
join "Block" k on k.code = s."blockCode"
where p.numerator = 0 and p.denominator = 0
  and not exists (select from "Wilayah" w join "Wilayah" c on c."parentId" = w.id where w.no = p.node_no);
