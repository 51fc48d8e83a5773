insert into webhook_endpoint (id, url, event_types, secret, created_at, version) values
  ('00000000-0000-0000-0000-000000000051', 'https://timetable.example.edu', 'call.ended', 'sealed', '2026-11-02 10:00:00+00:00', 1);
insert into webhook_message (id, type, ordered_by, created_at, body) values
  ('00000000-0000-0000-0000-000000000052', 'call.ended', '00000000-0000-0000-0000-000000000011', '2026-11-02 10:00:00+00:00', '{}');
insert into webhook_delivery (id, message_id, endpoint_id, ordered_by, state, attempts, created_at, asked_at, due_at, version) values
  ('00000000-0000-0000-0000-000000000053', '00000000-0000-0000-0000-000000000052', '00000000-0000-0000-0000-000000000051', '00000000-0000-0000-0000-000000000011', 'PENDING', 0, '2026-11-02 10:00:00+00:00', '2026-11-02 10:00:00+00:00', '2026-11-02 10:00:00+00:00', 1);
