-- How alerts reach people: threads, waiting, digests, and a log of every attempt.

-- All messages of one story and rule are one thread: the alert, and what follows it.
alter table alerts
  add column thread    text,             -- thr_…, a hash of story (else uri) and rule
  add column delivery  jsonb,            -- how the rule wants it delivered
  add column withheld  text;             -- why nobody is told, e.g. the article is too old

update alerts set thread = 'thr_' || left(
  encode(sha256(convert_to(coalesce(story, uri) || E'\n' || rule, 'UTF8')), 'hex'), 32);
alter table alerts alter column thread set not null;
create index alerts_thread on alerts (thread);
create index alerts_raised on alerts (raised desc, id desc);

-- A message that must wait is held until it is due, and then goes out, alone or in a digest.
alter table deliveries
  alter column alert drop not null,      -- a digest belongs to several
  add column thread    text,             -- null for a digest
  add column rule      text,             -- null for a digest
  add column held_for  text check (held_for in ('schedule', 'rate', 'digest')),
  add column digest    text references deliveries on delete set null, -- the digest it went out in
  drop constraint deliveries_kind_check,
  drop constraint deliveries_status_check;

update deliveries d set thread = a.thread, rule = a.rule from alerts a where a.id = d.alert;
update deliveries set channel = substr(channel, 9) where channel like 'webhook:%';
update disabled_channels set channel = substr(channel, 9) where channel like 'webhook:%';

alter table deliveries
  add constraint deliveries_kind_check
    check (kind in ('alert', 'update', 'withdrawal', 'correction', 'digest')),
  -- held: waits for its hour; collected: goes out in a digest that is pending
  add constraint deliveries_status_check
    check (status in ('pending', 'held', 'collected', 'sent', 'failed', 'canceled'));

create index deliveries_held on deliveries (channel, due) where status = 'held';
create index deliveries_unfinished on deliveries (channel, thread, position)
  where status in ('pending', 'held', 'collected');
create index deliveries_rate on deliveries (channel, rule, created) where kind in ('alert', 'update');
create index deliveries_digest on deliveries (digest) where digest is not null;

-- Every attempt to send a message.
create table delivery_attempts (
  delivery  text not null references deliveries on delete cascade,
  attempt   int not null,                -- from 1
  begun     timestamptz not null default clock_timestamp(),
  ended     timestamptz,                 -- null while it is under way, or when its sender died
  outcome   text check (outcome in ('taken', 'not-taken', 'refused', 'gone')),
  detail    text,                        -- what went wrong, or is to be said of it
  next      timestamptz,                 -- when it is tried again; null when it is not
  primary key (delivery, attempt)
);

-- What happened to each alert, attempt by attempt; a digest's attempts stand with each of its alerts.
create view delivery_log as
select d.alert, d.channel, d.kind, d.id as message, g.id as digest, t.attempt, t.begun, t.ended,
  t.outcome, t.detail, t.next
from deliveries d
left join deliveries g on g.id = d.digest
join delivery_attempts t on t.delivery = coalesce(g.id, d.id)
where d.kind <> 'digest';
