create table account (
    id            uuid                     not null primary key,
    email         varchar(254)             not null unique,
    name          varchar(120)             not null,
    zone          varchar(64)              not null,
    locale        varchar(2)               not null,
    password_hash varchar(255)             not null,
    created_at    timestamp with time zone not null,
    version       bigint                   not null
);

create table account_role (
    account_id uuid        not null references account (id),
    role       varchar(16) not null check (role in ('STUDENT', 'TUTOR', 'COORDINATOR')),
    primary key (account_id, role)
);

-- One row a signed-in browser. Only a hash of the cookie's value is kept.
create table sign_in (
    token_hash varchar(64)              not null primary key,
    account_id uuid                     not null references account (id),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);

create index sign_in_expires on sign_in (expires_at);

create table booking (
    id            uuid                     not null primary key,
    tutor_id      uuid                     not null references account (id),
    student_id    uuid                     not null references account (id),
    subject       varchar(120)             not null,
    note          varchar(1000)            not null,
    starts_at     timestamp with time zone not null,
    ends_at       timestamp with time zone not null,
    status        varchar(16)              not null
        check (status in ('REQUESTED', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'COMPLETED', 'NO_SHOW')),
    requested_at  timestamp with time zone not null,
    call_id       varchar(64) unique,
    call_ended_at timestamp with time zone,
    version       bigint                   not null,
    check (ends_at > starts_at),
    check (tutor_id <> student_id)
);

create index booking_tutor on booking (tutor_id, starts_at);
create index booking_student on booking (student_id, starts_at);
create index booking_starts on booking (starts_at);

-- Call tickets that have opened a socket; a row keeps the ticket from opening another.
create table used_call_ticket (
    id         uuid                     not null primary key,
    expires_at timestamp with time zone not null
);

-- The attendance log: rows are added and never changed.
create table attendance_entry (
    id            uuid                     not null primary key,
    booking_id    uuid                     not null references booking (id),
    account_id    uuid references account (id),
    connection_id uuid,
    kind          varchar(16)              not null check (kind in ('JOINED', 'LEFT', 'CALL_ENDED')),
    source        varchar(16)              not null check (source in ('SOCKET', 'WEBHOOK', 'RECOVERY')),
    event_at      timestamp with time zone not null,
    received_at   timestamp with time zone not null
);

create index attendance_entry_booking on attendance_entry (booking_id, event_at);

-- Who is in a call at this moment, and when that was last known to be so.
create table open_stay (
    connection_id uuid                     not null primary key,
    booking_id    uuid                     not null references booking (id),
    account_id    uuid                     not null references account (id),
    last_seen_at  timestamp with time zone not null
);
