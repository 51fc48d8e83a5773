-- Where messages about bookings and calls are sent. The secrets are sealed with a key that is not in the database.
create table webhook_endpoint (
    id                    uuid                     not null primary key,
    url                   varchar(500)             not null,
    event_types           varchar(500)             not null,
    secret                varchar(255)             not null,
    previous_secret       varchar(255),
    previous_secret_until timestamp with time zone,
    created_at            timestamp with time zone not null,
    disabled_at           timestamp with time zone,
    disabled_because      varchar(16) check (disabled_because in ('COORDINATOR', 'GONE', 'SECRET_LOST')),
    version               bigint                   not null
);

-- The outbox: what is to be told, written in the transaction of what happened.
create table webhook_message (
    id         uuid                     not null primary key,
    type       varchar(32)              not null,
    ordered_by uuid                     not null,
    created_at timestamp with time zone not null,
    body       varchar(4000)            not null
);

create index webhook_message_created on webhook_message (created_at);

-- One message for one endpoint, which may be gone already: removing one must not wait for bookings, nor they for it.
create table webhook_delivery (
    id              uuid                     not null primary key,
    message_id      uuid                     not null references webhook_message (id),
    endpoint_id     uuid                     not null,
    ordered_by      uuid                     not null,
    place           bigint generated always as identity,
    state           varchar(16)              not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts        integer                  not null,
    created_at      timestamp with time zone not null,
    asked_at        timestamp with time zone not null,
    due_at          timestamp with time zone not null,
    claimed_until   timestamp with time zone,
    attempted_at    timestamp with time zone,
    answer_status   integer,
    failure         varchar(32),
    version         bigint                   not null
);

create index webhook_delivery_due on webhook_delivery (state, due_at);
create index webhook_delivery_order on webhook_delivery (endpoint_id, ordered_by, place);
create index webhook_delivery_message on webhook_delivery (message_id);
create index webhook_delivery_created on webhook_delivery (created_at, id);
