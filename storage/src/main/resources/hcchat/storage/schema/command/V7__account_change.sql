-- Which changes everybody who lets people in has been told of. What isn't told yet is told by whichever process is there.

alter table account_change add column told boolean not null default false;
create index account_change_untold on account_change (id) where not told;
