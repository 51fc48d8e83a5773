-- The university's own id of a person.
alter table account add column external_id varchar(120);
alter table account add constraint account_external_id unique (external_id);

-- Null while somebody has no password, and cannot sign in by one.
alter table account alter column password_hash drop not null;

create index account_created on account (created_at, id);

-- Answers to creations, kept for the callers' retries (Idempotency-Key).
create table kept_answer (
    caller_id       uuid                     not null,
    idempotency_key varchar(255)             not null,
    request_hash    varchar(64)              not null,
    kept_at         timestamp with time zone not null,
    location        varchar(64),
    etag            varchar(32),
    body            varchar(20000),
    primary key (caller_id, idempotency_key)
);

create index kept_answer_at on kept_answer (kept_at);
