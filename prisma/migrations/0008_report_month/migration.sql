-- Reports arrive month by month and lie in that order: a few pages of index find the part of a year that a rebuild reads.
create index report_month on report using brin (month) with (pages_per_range = 32, autosummarize = on);
