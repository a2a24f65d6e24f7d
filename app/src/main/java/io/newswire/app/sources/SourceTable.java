package io.newswire.app.sources;

import io.newswire.events.SourceState;
import io.newswire.events.SourceState.State;
import io.newswire.producer.source.LiveSources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Says for people how each source is doing: a line each, in columns. */
public final class SourceTable {

  private static final List<String> HEAD =
      List.of("SOURCE", "STATE", "LAST SUCCESS", "ITEMS", "NEXT POLL", "WHERE");

  private static final int WIDEST = 60;

  private SourceTable() {}

  /**
   * The lines.
   *
   * @param declared what is declared, by id
   * @param states how those are doing that have given a sign, by id
   */
  public static List<String> lines(
      Map<String, LiveSources.Entry> declared, Map<String, SourceState> states) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    var ids = new TreeSet<>(declared.keySet());
    ids.addAll(states.keySet());
    ids.forEach(id -> rows.add(row(id, declared.get(id), states.get(id))));
    int[] widths = new int[HEAD.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
          }
        });
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String format = i == widths.length - 1 ? "%s" : "%-" + widths[i] + "s  ";
      line.append(format.formatted(row.get(i)));
    }
    // What a server says may hold terminal control codes; a line of text has none.
    return line.toString().stripTrailing().replaceAll("\\p{Cntrl}+", " ");
  }

  private static List<String> row(String id, LiveSources.Entry entry, SourceState state) {
    return List.of(
        id,
        state(entry, state),
        state == null ? "never" : time(state.lastSuccess(), "never"),
        state == null
            ? "0"
            : state.accepted() + (state.rejected() == 0 ? "" : ", " + state.rejected() + " bad"),
        state == null || entry == null || entry.paused() ? "-" : time(state.nextPoll(), "-"),
        entry == null ? "declared elsewhere" : where(entry));
  }

  private static String state(LiveSources.Entry entry, SourceState state) {
    if (entry != null && entry.paused()) {
      return "paused";
    }
    if (state == null || (entry != null && state.state() == State.PAUSED)) {
      return "no sign yet";
    }
    String name = state.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return state.reason() == null ? name : name + ": " + state.reason();
  }

  private static String time(Instant time, String none) {
    return time == null ? none : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String where(LiveSources.Entry entry) {
    String where = entry.source().place();
    return entry.inFile() ? where + " (sources.yaml)" : where;
  }
}
