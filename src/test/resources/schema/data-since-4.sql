insert into machine_client (id, name, secret_hash, created_at, created_by, version) values
  ('00000000-0000-0000-0000-000000000041', 'Timetable', 'hash', '2026-11-02 10:00:00+00:00', '00000000-0000-0000-0000-000000000001', 1);
insert into machine_client_scope (client_id, scope) values
  ('00000000-0000-0000-0000-000000000041', 'bookings:read');
insert into signing_key (generation, public_key, sealed_key, signs_from) values
  (1, 'public', 'sealed', '2026-11-02 10:00:00+00:00');
