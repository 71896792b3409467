-- Tables owned by SQL alone: obligations, forms stored whole, roll-ups, dirty marks, events.
-- Keys are small integers: unit_no (unit.no), node_no (wilayah.no or puskesmas.no), month = year * 12 + month - 1,
-- block_no (block.no), form_no (form.no). Everything here is reached through *.sql.ts files only.

-- One row per reporting unit x form x month, written when the period opens.
create table obligation (
  unit_no integer not null,
  month integer not null,
  form_no smallint not null,
  form_version_no integer not null,
  expectation smallint not null default 0, -- 0 EXPECTED, 1 EXEMPT
  exempt_reason text,
  arrival smallint not null default 0, -- 0 NONE, 1 RECEIVED, 2 LATE, 3 EMPTY
  arrived_at timestamptz,
  deadline timestamptz not null,
  status smallint not null default 0, -- 0 NONE, 1 DRAFT, 2 SUBMITTED, 3 RETURNED, 4 VERIFIED, 5 APPROVED
  head_rev integer not null default 0,
  is_demo boolean not null default false,
  primary key (unit_no, month, form_no),
  check (expectation in (0, 1)),
  check (expectation = 0 or exempt_reason is not null),
  check (arrival between 0 and 3),
  check (status between 0 and 5)
) with (fillfactor = 85);
create index obligation_month on obligation (month, form_no, unit_no);

-- Newest submitted content (basis 0), and what the last approval bound where that differs (basis 1).
create table report (
  unit_no integer not null,
  month integer not null,
  block_no smallint not null,
  basis smallint not null default 0,
  also_approved boolean not null default false,
  in_sums boolean not null default true, -- false while returned
  opened boolean not null default true,
  form_version_no integer not null,
  rev integer not null,
  submitted_at timestamptz not null,
  content_hash bytea not null,
  header jsonb not null default '{}',
  reasons jsonb, -- slot -> reason of a cell that was not counted, or NOT_APPLICABLE
  s0 integer, s1 integer, s2 integer, s3 integer, s4 integer, s5 integer, s6 integer, s7 integer,
  s8 integer, s9 integer, s10 integer, s11 integer, s12 integer, s13 integer, s14 integer, s15 integer,
  s16 integer, s17 integer, s18 integer, s19 integer, s20 integer, s21 integer, s22 integer, s23 integer,
  s24 integer, s25 integer, s26 integer, s27 integer, s28 integer, s29 integer, s30 integer, s31 integer,
  s32 integer, s33 integer, s34 integer, s35 integer, s36 integer, s37 integer, s38 integer, s39 integer,
  s40 integer, s41 integer, s42 integer, s43 integer, s44 integer, s45 integer, s46 integer, s47 integer,
  s48 integer, s49 integer, s50 integer, s51 integer, s52 integer, s53 integer, s54 integer, s55 integer,
  s56 integer, s57 integer, s58 integer, s59 integer, s60 integer, s61 integer, s62 integer, s63 integer,
  s64 integer, s65 integer, s66 integer, s67 integer, s68 integer, s69 integer, s70 integer, s71 integer,
  s72 integer, s73 integer, s74 integer, s75 integer, s76 integer, s77 integer, s78 integer, s79 integer,
  s80 integer, s81 integer, s82 integer, s83 integer, s84 integer, s85 integer, s86 integer, s87 integer,
  s88 integer, s89 integer, s90 integer, s91 integer, s92 integer, s93 integer, s94 integer, s95 integer,
  s96 integer, s97 integer, s98 integer, s99 integer, s100 integer, s101 integer, s102 integer, s103 integer,
  s104 integer, s105 integer, s106 integer, s107 integer, s108 integer, s109 integer, s110 integer, s111 integer,
  s112 integer, s113 integer, s114 integer, s115 integer, s116 integer, s117 integer, s118 integer, s119 integer,
  s120 integer, s121 integer, s122 integer, s123 integer, s124 integer, s125 integer, s126 integer, s127 integer,
  primary key (unit_no, month, block_no, basis)
) partition by range (month);

-- Append-only: every save, submit, return, verification and approval.
create table report_rev (
  unit_no integer not null,
  month integer not null,
  block_no smallint not null,
  rev integer not null,
  action smallint not null, -- 1 DRAFT, 2 SUBMIT, 3 RETURN, 4 VERIFY, 5 APPROVE, 6 AMEND
  actor uuid,
  at timestamptz not null,
  opened boolean not null default true,
  form_version_no integer not null,
  idempotency_key uuid,
  content_hash bytea,
  header jsonb not null default '{}',
  reasons jsonb,
  note text,
  s0 integer, s1 integer, s2 integer, s3 integer, s4 integer, s5 integer, s6 integer, s7 integer,
  s8 integer, s9 integer, s10 integer, s11 integer, s12 integer, s13 integer, s14 integer, s15 integer,
  s16 integer, s17 integer, s18 integer, s19 integer, s20 integer, s21 integer, s22 integer, s23 integer,
  s24 integer, s25 integer, s26 integer, s27 integer, s28 integer, s29 integer, s30 integer, s31 integer,
  s32 integer, s33 integer, s34 integer, s35 integer, s36 integer, s37 integer, s38 integer, s39 integer,
  s40 integer, s41 integer, s42 integer, s43 integer, s44 integer, s45 integer, s46 integer, s47 integer,
  s48 integer, s49 integer, s50 integer, s51 integer, s52 integer, s53 integer, s54 integer, s55 integer,
  s56 integer, s57 integer, s58 integer, s59 integer, s60 integer, s61 integer, s62 integer, s63 integer,
  s64 integer, s65 integer, s66 integer, s67 integer, s68 integer, s69 integer, s70 integer, s71 integer,
  s72 integer, s73 integer, s74 integer, s75 integer, s76 integer, s77 integer, s78 integer, s79 integer,
  s80 integer, s81 integer, s82 integer, s83 integer, s84 integer, s85 integer, s86 integer, s87 integer,
  s88 integer, s89 integer, s90 integer, s91 integer, s92 integer, s93 integer, s94 integer, s95 integer,
  s96 integer, s97 integer, s98 integer, s99 integer, s100 integer, s101 integer, s102 integer, s103 integer,
  s104 integer, s105 integer, s106 integer, s107 integer, s108 integer, s109 integer, s110 integer, s111 integer,
  s112 integer, s113 integer, s114 integer, s115 integer, s116 integer, s117 integer, s118 integer, s119 integer,
  s120 integer, s121 integer, s122 integer, s123 integer, s124 integer, s125 integer, s126 integer, s127 integer,
  primary key (unit_no, month, block_no, rev)
) partition by range (month);
create unique index report_rev_idempotency on report_rev (idempotency_key, month, block_no) where idempotency_key is not null;

-- Sums (v) and numbers of forms that answered (n) per slot, for every wilayah and puskesmas, recomputed and never incremented.
-- Basis 0 provisional, 1 approved; a basis-1 row exists only while it differs (also_approved says that one row serves both).
create table rollup (
  node_no integer not null,
  month integer not null,
  block_no smallint not null,
  basis smallint not null default 0,
  also_approved boolean not null default false,
  forms integer not null,
  rev bigint not null default 1,
  computed_at timestamptz not null default now(),
  v0 bigint, v1 bigint, v2 bigint, v3 bigint, v4 bigint, v5 bigint, v6 bigint, v7 bigint,
  v8 bigint, v9 bigint, v10 bigint, v11 bigint, v12 bigint, v13 bigint, v14 bigint, v15 bigint,
  v16 bigint, v17 bigint, v18 bigint, v19 bigint, v20 bigint, v21 bigint, v22 bigint, v23 bigint,
  v24 bigint, v25 bigint, v26 bigint, v27 bigint, v28 bigint, v29 bigint, v30 bigint, v31 bigint,
  v32 bigint, v33 bigint, v34 bigint, v35 bigint, v36 bigint, v37 bigint, v38 bigint, v39 bigint,
  v40 bigint, v41 bigint, v42 bigint, v43 bigint, v44 bigint, v45 bigint, v46 bigint, v47 bigint,
  v48 bigint, v49 bigint, v50 bigint, v51 bigint, v52 bigint, v53 bigint, v54 bigint, v55 bigint,
  v56 bigint, v57 bigint, v58 bigint, v59 bigint, v60 bigint, v61 bigint, v62 bigint, v63 bigint,
  v64 bigint, v65 bigint, v66 bigint, v67 bigint, v68 bigint, v69 bigint, v70 bigint, v71 bigint,
  v72 bigint, v73 bigint, v74 bigint, v75 bigint, v76 bigint, v77 bigint, v78 bigint, v79 bigint,
  v80 bigint, v81 bigint, v82 bigint, v83 bigint, v84 bigint, v85 bigint, v86 bigint, v87 bigint,
  v88 bigint, v89 bigint, v90 bigint, v91 bigint, v92 bigint, v93 bigint, v94 bigint, v95 bigint,
  v96 bigint, v97 bigint, v98 bigint, v99 bigint, v100 bigint, v101 bigint, v102 bigint, v103 bigint,
  v104 bigint, v105 bigint, v106 bigint, v107 bigint, v108 bigint, v109 bigint, v110 bigint, v111 bigint,
  v112 bigint, v113 bigint, v114 bigint, v115 bigint, v116 bigint, v117 bigint, v118 bigint, v119 bigint,
  v120 bigint, v121 bigint, v122 bigint, v123 bigint, v124 bigint, v125 bigint, v126 bigint, v127 bigint,
  n0 integer, n1 integer, n2 integer, n3 integer, n4 integer, n5 integer, n6 integer, n7 integer,
  n8 integer, n9 integer, n10 integer, n11 integer, n12 integer, n13 integer, n14 integer, n15 integer,
  n16 integer, n17 integer, n18 integer, n19 integer, n20 integer, n21 integer, n22 integer, n23 integer,
  n24 integer, n25 integer, n26 integer, n27 integer, n28 integer, n29 integer, n30 integer, n31 integer,
  n32 integer, n33 integer, n34 integer, n35 integer, n36 integer, n37 integer, n38 integer, n39 integer,
  n40 integer, n41 integer, n42 integer, n43 integer, n44 integer, n45 integer, n46 integer, n47 integer,
  n48 integer, n49 integer, n50 integer, n51 integer, n52 integer, n53 integer, n54 integer, n55 integer,
  n56 integer, n57 integer, n58 integer, n59 integer, n60 integer, n61 integer, n62 integer, n63 integer,
  n64 integer, n65 integer, n66 integer, n67 integer, n68 integer, n69 integer, n70 integer, n71 integer,
  n72 integer, n73 integer, n74 integer, n75 integer, n76 integer, n77 integer, n78 integer, n79 integer,
  n80 integer, n81 integer, n82 integer, n83 integer, n84 integer, n85 integer, n86 integer, n87 integer,
  n88 integer, n89 integer, n90 integer, n91 integer, n92 integer, n93 integer, n94 integer, n95 integer,
  n96 integer, n97 integer, n98 integer, n99 integer, n100 integer, n101 integer, n102 integer, n103 integer,
  n104 integer, n105 integer, n106 integer, n107 integer, n108 integer, n109 integer, n110 integer, n111 integer,
  n112 integer, n113 integer, n114 integer, n115 integer, n116 integer, n117 integer, n118 integer, n119 integer,
  n120 integer, n121 integer, n122 integer, n123 integer, n124 integer, n125 integer, n126 integer, n127 integer,
  primary key (node_no, month, block_no, basis)
) partition by range (month);
create index rollup_month on rollup (month, block_no, basis);

-- Paired sums of an indicator version where they differ from the plain sums; no row means the plain sums are the paired ones.
create table rollup_pair (
  node_no integer not null,
  month integer not null,
  basis smallint not null,
  version_no integer not null,
  numerator bigint not null,
  denominator bigint not null,
  left_out integer not null,
  primary key (node_no, month, basis, version_no)
);

-- Expected and arrived per node x month x form.
create table rollup_obligation (
  node_no integer not null,
  month integer not null,
  form_no smallint not null,
  expected integer not null,
  exempt integer not null,
  arrived integer not null, -- RECEIVED or LATE, exempt posts included: a rate may pass 100
  on_time integer not null,
  empty integer not null,
  approved integer not null,
  cells_expected bigint not null,
  cells_answered bigint not null,
  primary key (node_no, month, form_no)
);

-- Insert-only marks of leaf nodes whose sums are stale; the worker deletes exactly those it read.
create table dirty (
  id bigint generated always as identity primary key,
  node_no integer not null,
  month integer not null,
  block_no smallint not null,
  cause smallint not null, -- order of the Cause enum: 0 SUBMISSION 1 RETURN 2 APPROVAL 3 AMENDMENT 4 OBLIGATION 5 DEFINITION 6 BOUNDARY 7 REBUILD
  at timestamptz not null default now()
);

-- Events, written in the transaction of the change; seq is given later by the sequencer, gap-free.
create table outbox (
  id bigint generated always as identity primary key,
  seq bigint,
  event_id uuid not null default gen_random_uuid(),
  type text not null,
  node_no integer,
  unit_no integer,
  month integer,
  basis smallint,
  cause smallint,
  payload jsonb not null default '{}',
  at timestamptz not null default clock_timestamp()
);
create unique index outbox_seq on outbox (seq) where seq is not null;
create index outbox_unnumbered on outbox (id) where seq is null;
create index outbox_at on outbox (at);

-- One row: the last number given, and the epoch that changes when a database is restored.
create table outbox_counter (
  id smallint primary key default 1 check (id = 1),
  epoch integer not null default 1,
  last_seq bigint not null default 0,
  trimmed_seq bigint not null default 0, -- events up to here were dropped by retention
  system_identifier text,
  timeline_id integer
);
insert into outbox_counter default values;

-- Partitions by year: what exists now is made here, later years by ensure_year_partitions at start-up.
create function ensure_year_partitions(from_year integer, to_year integer) returns void language plpgsql as $$
declare
  y integer;
  t text;
begin
  foreach t in array array['report', 'report_rev', 'rollup'] loop
    for y in from_year..to_year loop
      execute format('create table if not exists %I partition of %I for values from (%s) to (%s)', t || '_' || y, t, y * 12, (y + 1) * 12);
    end loop;
    execute format('create table if not exists %I partition of %I default', t || '_default', t);
  end loop;
end $$;
select ensure_year_partitions(2023, 2027);
