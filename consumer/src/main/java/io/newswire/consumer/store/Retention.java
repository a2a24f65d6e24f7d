package io.newswire.consumer.store;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long articles are kept. What lies before the months kept goes, month by month: the articles
 * with their versions, tags, alerts and stories. Nothing goes of a story that any article of the
 * months kept belongs to, nothing that is held, and no alert that is yet to be sent.
 *
 * <p>Articles go in small transactions between those of the writer; what was searched of a month is
 * one partition, which is dropped, or, where some of its articles stay, replaced by them.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final int AT_ONCE = 2_000;
  private static final int MONTHS_AHEAD = 2;
  private static final DateTimeFormatter PARTITION =
      DateTimeFormatter.ofPattern("'article_search_'uuuu_MM", Locale.ROOT);

  private static final String OLD_PARTITIONS =
      """
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'article_search'::regclass and c.relname < :first
      order by c.relname
      """;

  private static final String MARK =
      """
      create temporary table dying on commit preserve rows as
      select a.uri, a.story from %s s join articles a on a.uri = s.uri
      where a.status <> 'held'
        and not exists (select from articles b where b.story = a.story and b.wire_at >= :cutoff)
        and not exists (
          select from alerts l join deliveries d on d.alert = l.id
          where l.uri = a.uri and d.status in ('pending', 'held', 'collected'))
      """;

  /** What came meanwhile may have brought a story back to life. */
  private static final String TAKE =
      """
      with taken as (
        delete from dying where ctid = any(array(select ctid from dying limit :limit))
        returning uri, story
      )
      select t.uri from taken t
      where not exists (select from articles b where b.story = t.story and b.wire_at >= :cutoff)
      """;

  private static final List<String> FORGET =
      List.of(
          "delete from article_versions where uri = any(:uris)",
          "delete from mentions where uri = any(:uris)",
          "delete from retractions where uri = any(:uris)",
          "delete from alerts where uri = any(:uris)",
          """
          with gone as (delete from articles where uri = any(:uris) returning story, uri)
          delete from stories s using gone g
          where s.id = g.story
            and not exists (
              select from articles a where a.story = s.id and not a.uri = any(:uris))
          """);

  private static final String SURVIVORS =
      "create table %1$s_kept (like article_search including defaults)"
          + " with (toast_tuple_target = 8160)";

  private static final String KEEP =
      """
      insert into %1$s_kept
      select s.* from %1$s s where exists (select from articles a where a.uri = s.uri)
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  /** The retention of a database. */
  public Retention(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** How many months are kept beside the present one; empty when everything is. */
  public Optional<Integer> months() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select months from retention").mapTo(Integer.class).findOne());
  }

  /**
   * Sets how many months are kept.
   *
   * @param months beside the present one, from 1; null for all
   */
  public void keep(Integer months) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from retention");
          if (months != null) {
            handle.execute("insert into retention (months) values (?)", months);
          }
        });
  }

  /** Makes the partitions of the present month and the next ones. */
  public void prepareMonths() {
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle -> {
          StoreWriter.lock(handle);
          YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
          for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            new SearchTable(handle)
                .addMonths(
                    List.of(
                        month.plusMonths(ahead).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
          }
        });
  }

  /**
   * Lets go what lies before the months kept.
   *
   * @return how many articles went
   */
  public long apply() {
    Optional<Integer> months = months();
    if (months.isEmpty()) {
      return 0;
    }
    YearMonth first =
        YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusMonths(months.get());
    Instant cutoff = first.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    List<String> partitions =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(OLD_PARTITIONS)
                    .bind("first", PARTITION.format(first))
                    .mapTo(String.class)
                    .list());
    long gone = 0;
    for (String partition : partitions) {
      long ofMonth = jdbi.withHandle(handle -> empty(handle, partition, cutoff));
      gone += ofMonth;
      if (ofMonth > 0) {
        LOG.info("let go {} articles of {}, kept since {}", ofMonth, partition, cutoff);
      }
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from rejected where rejected_at < :cutoff")
                .bind("cutoff", cutoff)
                .execute());
    return gone;
  }

  private long empty(Handle handle, String partition, Instant cutoff) {
    handle.execute("drop table if exists dying");
    handle.createUpdate(MARK.formatted(partition)).bind("cutoff", cutoff).execute();
    long gone = 0;
    int left = handle.createQuery("select count(*) from dying").mapTo(Integer.class).one();
    for (; left > 0; left -= AT_ONCE) {
      gone += handle.inTransaction(transaction -> forget(transaction, cutoff));
    }
    if (gone > 0) {
      handle.useTransaction(transaction -> replace(transaction, partition));
    }
    handle.execute("drop table dying");
    return gone;
  }

  private static int forget(Handle handle, Instant cutoff) {
    StoreWriter.lock(handle);
    List<String> uris =
        handle
            .createQuery(TAKE)
            .bind("cutoff", cutoff)
            .bind("limit", AT_ONCE)
            .mapTo(String.class)
            .list();
    for (String statement : FORGET) {
      handle.createUpdate(statement).bindArray("uris", String.class, uris).execute();
    }
    return uris.size();
  }

  private static void replace(Handle handle, String partition) {
    StoreWriter.lock(handle);
    // Rather another time than keep all who search waiting behind one who searches long.
    handle.execute("set local lock_timeout = '5s'");
    handle.execute(SURVIVORS.formatted(partition));
    int kept = handle.createUpdate(KEEP.formatted(partition)).execute();
    handle.execute("alter table article_search detach partition " + partition);
    handle.execute("drop table " + partition);
    if (kept == 0) {
      handle.execute("drop table " + partition + "_kept");
    } else {
      handle.execute("alter table " + partition + "_kept rename to " + partition);
      handle
          .createQuery("select attach_search_month(:partition)::text")
          .bind("partition", partition)
          .mapTo(String.class)
          .one();
    }
  }
}
