-- Which video back end a booking's call uses. Null until somebody is first admitted, unless a coordinator chose one;
-- from then on it stays, whatever the setting becomes.
alter table booking add column video_backend varchar(16);
update booking set video_backend = 'peer' where call_id is not null;

-- When the back end was told that the call is over for good. Null while there is nothing to tell, or it is yet to be told.
alter table booking add column call_closed_at timestamp with time zone;

-- Whether somebody said that they leave (or was sent out) or merely fell silent.
alter table attendance_entry add column said boolean default true not null;

-- Reports of video services that were taken, so that one delivered again is not taken again.
create table taken_report (
    backend  varchar(16)              not null,
    id       varchar(128)             not null,
    taken_at timestamp with time zone not null,
    primary key (backend, id)
);

create index taken_report_at on taken_report (taken_at);
