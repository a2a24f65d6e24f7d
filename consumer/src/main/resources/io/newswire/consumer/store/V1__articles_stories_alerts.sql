-- What Newswire knows, as PostgreSQL tables. Needs PostgreSQL 15 or newer.
--
-- Events reach the store on several topics, and between topics no order is given: a kill may come
-- before its article, a copy before the story's first text. So the tables fall in two groups.
-- Facts are stored as they come, each under its own key, so that a fact stored twice is one fact:
-- article_versions, retractions, alerts, rejected.
-- Views of them are computed from all facts known so far, in the same transaction, so that any
-- order of arrival ends in the same rows: articles, stories, mentions, deliveries.

-- One number per change of an article's row. Writers hold one lock until they commit, so numbers
-- become visible in order and a reader that has seen n misses nothing below n.
create sequence change_seq;

-- ---------------------------------------------------------------------------------- articles

-- Every accepted version of every article.
create table article_versions (
  uri          text not null,
  revision     int not null,           -- from 1
  verdict      text not null,          -- new, revision, correction, kill, exact-duplicate, near-duplicate, held
  reason       text,                   -- why, as a code
  of_uri       text,                   -- the earlier article that the verdict refers to
  similarity   double precision,       -- 0 to 1, null where none was measured
  algorithm    text,                   -- what measured it, with its version
  released     boolean not null,       -- it was held before
  changed      text[] not null,        -- fields that differ from the revision before
  story        text,
  happened_at  timestamptz not null,   -- event time
  wire_at      timestamptz not null,   -- where it stands on the wire: when it came in, or its embargo ended
  event        jsonb not null,         -- the whole event
  stored_at    timestamptz not null default now(),
  primary key (uri, revision)
);
create index article_versions_of on article_versions (of_uri) where of_uri is not null;

-- One row per article: where it stands now.
create table articles (
  uri              text primary key,
  source           text not null,
  story            text,               -- null while it is held
  status           text not null check (status in ('usable', 'held', 'killed', 'superseded')),
  superseded_by    text,               -- the uri under which its source goes on with the story
  went_out         boolean not null,   -- was sent out itself; a copy of another article is not
  represents       boolean not null,   -- stands for its story
  listed           boolean not null    -- has a line of its own on the wire
                   generated always as (status in ('usable', 'killed') and (went_out or represents)) stored,
  revision         int not null,       -- the version that decides its state
  text_revision    int not null,       -- the version that gives its text: a kill has none
  verdict          text not null,
  reason           text,
  of_uri           text,
  similarity       double precision,
  language         text,
  headline         text not null,
  search           tsvector not null,  -- headline and the beginning of the body
  wire_at          timestamptz not null,
  change_seq       bigint not null     -- its last change, see change_seq
);
create index articles_wire on articles (wire_at desc, uri desc) where listed;
create unique index articles_changes on articles (change_seq);
create index articles_story on articles (story);
create index articles_source on articles (source);
create index articles_search on articles using gin (search);

-- Kills and corrections of articles that were sent out.
create table retractions (
  uri       text not null,
  kind      text not null check (kind in ('kill', 'correction')),
  at        timestamptz not null,      -- event time
  story     text,
  promoted  text,                      -- the article that stands for the story from then on
  headline  text,
  reason    text,                      -- what the source says of it
  primary key (uri, kind, at)
);

-- ----------------------------------------------------------------------------------- stories

-- One row per story: all articles that carry one piece of copy.
create table stories (
  id                  text primary key,
  representative      text not null,   -- the article that stands for it now
  told_representative text not null,   -- the same, as last told by an event; kills move on from there
  first_seen          timestamptz,
  articles            int not null,    -- the representative included
  sources             text[] not null, -- in order of arrival
  independent_sources int not null
);

-- ---------------------------------------------------------------------------- who and where

create table actors (
  id        text primary key,          -- wd:Q…, lex:…, cmp:LBY-GOV, txt:…
  name      text not null,
  kind      text not null,             -- person, organisation, group
  country   text,                      -- ISO-3166 alpha-3
  code      text,                      -- PLOVER
  sectors   text[] not null,           -- PLOVER, most specific first
  cameo     text,
  wikidata  text,
  lexicon   boolean not null           -- a lexicon entry stands behind it
);
create index actors_country on actors (country);

create table places (
  id            text primary key,      -- gn:<GeoNames id>, or cur:<country>:<name> for what GeoNames has not
  geonames_id   bigint,
  name          text not null,
  feature_code  text,
  country       text,                  -- ISO-3166 alpha-3
  admin1        text,
  longitude     double precision,      -- degrees, WGS 84
  latitude      double precision
);
create index places_country on places (country);

-- Where the current text of an article names an actor or a place.
create table mentions (
  uri       text not null references articles on delete cascade,
  actor     text,                      -- either an actor …
  place     text,                      -- … or a place
  role      text,                      -- office held on the day; for a place dateline, body or demonym
  field     text not null,             -- headline, dateline, body
  starts    int not null,              -- code points from the beginning of the field
  ends      int not null,              -- behind the last character
  quote     text not null,             -- exactly that text
  rule      text,                      -- why it was tagged
  alias     text,                      -- the lexicon's spelling that matched
  check ((actor is null) <> (place is null))
);
create index mentions_uri on mentions (uri);
create index mentions_actor on mentions (actor, uri) where actor is not null;
create index mentions_place on mentions (place, uri) where place is not null;

-- ------------------------------------------------------------------------------ dead letters

-- What could not be used: the records of news.rejected, and records the store itself could not read.
create table rejected (
  id           text primary key,
  stage        text not null,
  code         text not null,
  message      text not null,
  source       text,
  uri          text,
  reference    text,                   -- file, URL or request
  topic        text,                   -- the Kafka record it came from
  partition    int,
  "offset"     bigint,
  sha256       text,
  bytes        bigint not null,
  excerpt      text,
  rejected_at  timestamptz not null
);
create index rejected_time on rejected (rejected_at desc);

-- ------------------------------------------------------------------------------------ alerts

-- What a rule wanted people to be told.
create table alerts (
  id        text primary key,
  severity  text not null,
  story     text,
  uri       text not null,
  revision  int not null,
  source    text,
  headline  text not null,
  link      text,
  rule      text not null,
  because   jsonb not null,
  raised    timestamptz not null       -- event time
);
create index alerts_uri on alerts (uri);

-- The outbox: one row per message and channel. A row is written with the event that causes it and
-- sent afterwards, so that no crash loses it; its id stays the same however often it is sent.
create table deliveries (
  id            text primary key,
  position      bigint generated always as identity, -- order within a channel
  alert         text not null references alerts on delete cascade,
  channel       text not null,
  kind          text not null check (kind in ('alert', 'withdrawal', 'correction')),
  payload       jsonb not null,
  status        text not null default 'pending'
                check (status in ('pending', 'sent', 'failed', 'canceled')),
  attempts      int not null default 0,   -- begun, successful or not
  due           timestamptz not null default now(),
  claimed_until timestamptz,              -- being sent; after this time the sender is thought dead
  last_error    text,
  created       timestamptz not null default now(),
  settled       timestamptz               -- when it was sent, failed for good or was canceled
);
create index deliveries_due on deliveries (channel, position) where status = 'pending';
create index deliveries_alert on deliveries (alert);

-- Channels that take no more messages, e.g. because the receiver answered 410 Gone.
create table disabled_channels (
  channel   text primary key,
  reason    text not null,
  since     timestamptz not null default now()
);

-- --------------------------------------------------------------------------------- the books

-- How far each topic is stored. Written in the transaction that stores the records: this, and not
-- the consumer group, is where reading goes on. The id tells a topic from one of the same name that
-- was made after it was deleted.
create table kafka_offsets (
  topic_id     uuid not null,
  partition    int not null,
  topic        text not null,
  next_offset  bigint not null,
  primary key (topic_id, partition)
);

-- How many raw records ended how. accepted = stored + duplicates + redeliveries + held + rejected.
create table funnel (
  topic_id  uuid not null,             -- the topic that told
  outcome   text not null,
  records   bigint not null,           -- a released record moves from held to its verdict, so that a
                                       -- topic's own share of held may be below zero
  primary key (topic_id, outcome)
);
