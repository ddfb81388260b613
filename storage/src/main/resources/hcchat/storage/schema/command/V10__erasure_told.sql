-- Whether whoever was in an erased room has been sent out: if not, the next who asks for its erasure does that.
alter table erased_room add column told boolean not null default true;
