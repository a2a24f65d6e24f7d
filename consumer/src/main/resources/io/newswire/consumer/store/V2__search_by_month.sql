-- Search in a table of its own, by months; columns that the writer needs beside the event.
--
-- articles changes often, and each change of a row makes anew its entries in every index. So what is
-- searched moves out of it. The event becomes json, which is stored as it came: parsing it into
-- jsonb and compressing it cost as much as all the rest of a row.

alter table article_versions
  add column source   text,
  add column language text,
  add column headline text;
alter table article_versions
  alter column source   type text using event #>> '{article,source}',
  alter column language type text using event #>> '{article,language}',
  alter column headline type text using coalesce(event #>> '{article,headline}', ''),
  alter column event    type json using event::json;
alter table article_versions
  alter column source   set not null,
  alter column headline set not null,
  alter column event    set storage external;

alter table articles
  drop column search,
  alter column change_seq set default nextval('change_seq');
drop index articles_source;

-- The words of a text as its language has them; of a language that is not known, as they are.
create function text_config(language text) returns regconfig
  language sql immutable parallel safe
  return case lower(split_part(language, '-', 1))
    when 'ar' then regconfig 'arabic'
    when 'ca' then regconfig 'catalan'
    when 'da' then regconfig 'danish'
    when 'de' then regconfig 'german'
    when 'el' then regconfig 'greek'
    when 'en' then regconfig 'english'
    when 'es' then regconfig 'spanish'
    when 'eu' then regconfig 'basque'
    when 'fi' then regconfig 'finnish'
    when 'fr' then regconfig 'french'
    when 'ga' then regconfig 'irish'
    when 'hi' then regconfig 'hindi'
    when 'hu' then regconfig 'hungarian'
    when 'hy' then regconfig 'armenian'
    when 'id' then regconfig 'indonesian'
    when 'it' then regconfig 'italian'
    when 'lt' then regconfig 'lithuanian'
    when 'nb' then regconfig 'norwegian'
    when 'ne' then regconfig 'nepali'
    when 'nl' then regconfig 'dutch'
    when 'nn' then regconfig 'norwegian'
    when 'no' then regconfig 'norwegian'
    when 'pt' then regconfig 'portuguese'
    when 'ro' then regconfig 'romanian'
    when 'ru' then regconfig 'russian'
    when 'sr' then regconfig 'serbian'
    when 'sv' then regconfig 'swedish'
    when 'ta' then regconfig 'tamil'
    when 'tr' then regconfig 'turkish'
    when 'yi' then regconfig 'yiddish'
    else regconfig 'simple' end;

-- What is searched of an article: the words of headline, slugline and body, and its facets, which
-- are words with a colon in them: a:<actor>, p:<place>, c:<country>, s:<source>, l:<language>,
-- v:<verdict>, h:<hour> and d:<day> on the wire, g1:<cell> and g10:<cell> of the places. One index
-- so answers words and facets together, and the times in it keep frequent words from being read to
-- their end. One partition per month, article_search_<year>_<month>, made when it is needed.
create table article_search (
  uri      text not null,
  wire_at  timestamptz not null,
  words    tsvector not null,
  primary key (uri, wire_at)
) partition by range (wire_at);
create index article_search_words on article_search using gin (words)
  with (gin_pending_list_limit = 16384);

create function attach_search_month(name text) returns void language plpgsql as $$
declare
  beginning date := to_date(right(name, 7), 'YYYY_MM');
begin
  execute format(
    'alter table article_search attach partition %I for values from (%L) to (%L)', name,
    beginning || ' 00:00:00+00', (beginning + interval '1 month')::date || ' 00:00:00+00');
end
$$;

create function add_search_month(month date) returns void language plpgsql as $$
declare
  name text := 'article_search_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass(name) is null then
    -- Attached rather than made in place: that does not wait for those who read. Words are never
    -- compressed: that would cost as much as finding them.
    execute format(
      'create table %I (like article_search including defaults) with (toast_tuple_target = 8160)',
      name);
    perform attach_search_month(name);
  end if;
end
$$;

-- Mentions go with the text of their article; who and where are asked of the search.
alter table mentions drop constraint mentions_uri_fkey;
drop index mentions_actor;
drop index mentions_place;

-- Names by their words.
alter table actors add column words tsvector generated always as (to_tsvector('simple', name)) stored;
alter table places add column words tsvector generated always as (to_tsvector('simple', name)) stored;
create index actors_words on actors using gin (words);
create index places_words on places using gin (words);
create index places_point on places (latitude, longitude) where latitude is not null;

-- What V1 had stored becomes searchable.
select add_search_month(month::date)
from (select distinct date_trunc('month', wire_at at time zone 'UTC') as month from articles) m;

insert into article_search
select a.uri, a.wire_at,
  to_tsvector(text_config(a.language), concat_ws(' ', a.headline,
    t.event #>> '{article,slugline}', left(t.event #>> '{article,body}', 100000)))
  || array_to_tsvector(array(
    select distinct facet from (
      select 's:' || a.source union all
      select 'l:' || lower(split_part(a.language, '-', 1)) union all
      select 'v:' || a.verdict union all
      select 'h:' || to_char(a.wire_at at time zone 'UTC', 'YYYYMMDDHH24') union all
      select 'd:' || to_char(a.wire_at at time zone 'UTC', 'YYYYMMDD') union all
      select 'a:' || m.actor from mentions m where m.uri = a.uri union all
      select 'p:' || m.place from mentions m where m.uri = a.uri union all
      select 'c:' || c.country from mentions m join actors c on c.id = m.actor
        where m.uri = a.uri union all
      select 'c:' || p.country from mentions m join places p on p.id = m.place
        where m.uri = a.uri union all
      select 'g' || size || ':' || floor(p.latitude / size)::int || ':' || floor(p.longitude / size)::int
        from mentions m join places p on p.id = m.place, (values (1), (10)) s(size)
        where m.uri = a.uri and p.latitude is not null
    ) f (facet) where facet <> '' and octet_length(facet) <= 1000))
from articles a
join article_versions t on t.uri = a.uri and t.revision = a.text_revision;

-- How many whole months are kept beside the present one; no row: everything.
create table retention (
  only_row  boolean primary key default true check (only_row),
  months    int not null check (months between 1 and 1200)
);
