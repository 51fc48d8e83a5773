-- Rows for every table of the first schema: a tutor, a student, and their two bookings, one of which has had a call.
insert into account (id, email, name, zone, locale, password_hash, created_at, version) values
  ('00000000-0000-0000-0000-000000000001', 'tutor@example.edu', 'Somebody', 'Europe/Madrid', 'es', 'hash', '2026-11-02 10:00:00+00:00', 1),
  ('00000000-0000-0000-0000-000000000002', 'student@example.edu', 'Somebody', 'Europe/Madrid', 'es', 'hash', '2026-11-02 10:00:00+00:00', 1);
insert into account_role (account_id, role) values
  ('00000000-0000-0000-0000-000000000001', 'TUTOR');
insert into sign_in (token_hash, account_id, created_at, expires_at) values
  ('hash', '00000000-0000-0000-0000-000000000001', '2026-11-02 10:00:00+00:00', '2026-11-02 11:00:00+00:00');
insert into booking (id, tutor_id, student_id, subject, note, starts_at, ends_at, status, requested_at, call_id, version) values
  ('00000000-0000-0000-0000-000000000011', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'Opened', '', '2026-11-02 10:00:00+00:00', '2026-11-02 11:00:00+00:00', 'CONFIRMED', '2026-11-02 10:00:00+00:00', 'booking-1', 1),
  ('00000000-0000-0000-0000-000000000012', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', 'Ahead', '', '2026-11-02 10:00:00+00:00', '2026-11-02 11:00:00+00:00', 'CONFIRMED', '2026-11-02 10:00:00+00:00', null, 1);
insert into used_call_ticket (id, expires_at) values
  ('00000000-0000-0000-0000-000000000021', '2026-11-02 11:00:00+00:00');
insert into attendance_entry (id, booking_id, account_id, connection_id, kind, source, event_at, received_at) values
  ('00000000-0000-0000-0000-000000000022', '00000000-0000-0000-0000-000000000011', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000023', 'LEFT', 'SOCKET', '2026-11-02 10:00:00+00:00', '2026-11-02 10:00:00+00:00');
insert into open_stay (connection_id, booking_id, account_id, last_seen_at) values
  ('00000000-0000-0000-0000-000000000024', '00000000-0000-0000-0000-000000000011', '00000000-0000-0000-0000-000000000002', '2026-11-02 10:00:00+00:00');
