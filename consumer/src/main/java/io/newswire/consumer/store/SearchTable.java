package io.newswire.consumer.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code article_search}: what the current text of each article is found by. */
final class SearchTable {

  private static final String DELETE =
      "delete from article_search where uri = :uri and wire_at = :wireAt";

  private static final String MOVE =
      """
      with moved as (
        delete from article_search where uri = :uri and wire_at = :wireAt returning words
      )
      insert into article_search (uri, wire_at, words)
      select :uri, :newWireAt, ts_delete(words, :gone) || array_to_tsvector(:come) from moved
      """;

  /** Moves what lies in the index's list of pending entries to its place. */
  private static final String TIDY =
      """
      select gin_clean_pending_list(i.indexrelid)
      from pg_inherits h
      join pg_index i on i.indrelid = h.inhrelid
      join pg_class c on c.oid = i.indexrelid
      join pg_am m on m.oid = c.relam and m.amname = 'gin'
      where h.inhparent = 'article_search'::regclass
      """;

  private final Handle handle;

  SearchTable(Handle handle) {
    this.handle = handle;
  }

  /** Makes the months' partitions, where they are not yet. */
  void addMonths(Collection<Instant> times) {
    Set<LocalDate> months = new LinkedHashSet<>();
    times.forEach(time -> months.add(LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1)));
    for (LocalDate month : months) {
      handle
          .createQuery("select add_search_month(:month)::text")
          .bind("month", month)
          .mapTo(String.class)
          .one();
    }
  }

  /**
   * Merges new entries into the index, so that neither the writer nor those who search have to. May
   * be done beside a writer.
   */
  void tidy() {
    handle.createQuery(TIDY).mapTo(Long.class).list();
  }

  /**
   * Brings articles up to date.
   *
   * @param texts articles whose text is new
   * @param moves articles whose text is as before, but not their time or verdict
   */
  void write(Collection<Text> texts, Collection<Move> moves) {
    List<Instant> times = new ArrayList<>();
    texts.forEach(text -> times.add(text.state.decides().wireAt()));
    moves.forEach(move -> times.add(move.to.decides().wireAt()));
    addMonths(times);
    remove(texts.stream().filter(text -> text.before != null).toList());
    index(texts);
    move(moves);
  }

  private void remove(Collection<Text> texts) {
    if (texts.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(DELETE);
    texts.forEach(
        text -> batch.bind("uri", text.state.uri()).bind("wireAt", text.before.wireAt()).add());
    batch.execute();
  }

  private void index(Collection<Text> texts) {
    if (texts.isEmpty()) {
      return;
    }
    CopyRows rows = new CopyRows("article_search", "uri", "wire_at", "words");
    for (Text text : texts) {
      VersionFact decides = text.state.decides();
      rows.row()
          .text(decides.uri())
          .time(decides.wireAt())
          .binary(text.version.words().tsvector(decides));
    }
    rows.send(handle);
  }

  private void move(Collection<Move> moves) {
    if (moves.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(MOVE);
    for (Move move : moves) {
      VersionFact decides = move.to.decides();
      batch
          .bind("uri", decides.uri())
          .bind("wireAt", move.from.wireAt())
          .bind("newWireAt", decides.wireAt())
          .bindArray("gone", String.class, Facets.ofState(move.from.wireAt(), move.from.verdict()))
          .bindArray(
              "come", String.class, Facets.ofState(decides.wireAt(), decides.verdict().type()))
          .add();
    }
    batch.execute();
  }

  /**
   * An article whose text is new.
   *
   * @param version the version that gives it
   * @param state where the article stands
   * @param before its row before, null when it had none
   */
  record Text(ToldVersion version, ArticleState state, ArticleTable.Current before) {}

  /** An article that moves on the wire, or on which was decided otherwise. */
  record Move(ArticleTable.Current from, ArticleState to) {

    /** Whether anything of it changes here. */
    static boolean isNeeded(ArticleTable.Current from, ArticleState to) {
      return !from.wireAt().equals(to.decides().wireAt())
          || from.verdict() != to.decides().verdict().type();
    }
  }
}
