package io.newswire.streams.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import io.newswire.streams.dedup.StoryRecord.Member;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Articles and stories as {@link Records}.
 *
 * <p>An article's key is a 64-bit hash of its uri: the index in memory has no room for uris. Of a
 * million articles two share a key with a probability of 3 in 100 million; then the later one takes
 * the earlier one's place.
 */
final class Store {

  private static final char ARTICLE = 'a';
  private static final char STORY = 's';
  private static final char COPY = 'c';
  private static final String VERSION = "version";
  private static final byte[] CURRENT = Sketch.ALGORITHM.getBytes(StandardCharsets.UTF_8);
  private static final int INITIAL_BYTES = 256;

  private final Records records;
  private final KeySet articles = new KeySet();

  /** Opens the records; those of another algorithm are of no use and go. */
  Store(Records records) {
    this.records = records;
    if (!Arrays.equals(records.get(VERSION), CURRENT)) {
      List<String> outdated = new ArrayList<>();
      records.scan("", (key, value) -> outdated.add(key));
      outdated.forEach(records::delete);
      records.put(VERSION, CURRENT);
    }
  }

  static long key(String uri) {
    return Hashing.komihash5_0().hashCharsToLong(uri);
  }

  ArticleRecord article(long key) {
    byte[] value = articles.contains(key) ? records.get(articleKey(key)) : null;
    return value == null ? null : readArticle(value);
  }

  void put(long key, ArticleRecord article) {
    articles.add(key);
    records.put(articleKey(key), write(article));
  }

  void deleteArticle(long key) {
    articles.remove(key);
    records.delete(articleKey(key));
  }

  StoryRecord story(String id) {
    byte[] value = records.get(STORY + id);
    return value == null ? null : readStory(id, value);
  }

  void put(StoryRecord story) {
    records.put(STORY + story.id(), write(story));
  }

  void deleteStory(String id) {
    records.delete(STORY + id);
  }

  /**
   * Visits all articles, and learns which there are: to be called before anything else.
   *
   * @param visitor takes each article with its key
   */
  void restore(BiConsumer<Long, ArticleRecord> visitor) {
    records.scan(
        String.valueOf(ARTICLE),
        (name, value) -> {
          long key = HexFormat.fromHexDigitsToLong(name, 1, name.length());
          articles.add(key);
          visitor.accept(key, readArticle(value));
        });
  }

  /** What was kept of a copy, null when nothing was. */
  String copy(long key) {
    byte[] value = records.get(copyKey(key));
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  void putCopy(long key, String kept) {
    records.put(copyKey(key), kept.getBytes(StandardCharsets.UTF_8));
  }

  void deleteCopy(long key) {
    records.delete(copyKey(key));
  }

  private static String articleKey(long key) {
    return ARTICLE + HexFormat.of().toHexDigits(key);
  }

  private static String copyKey(long key) {
    return COPY + HexFormat.of().toHexDigits(key);
  }

  private static byte[] write(ArticleRecord article) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(INITIAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(head)) {
      out.writeUTF(article.uri());
      out.writeUTF(article.source());
      out.writeUTF(article.publisher());
      out.writeUTF(article.origin());
      out.writeUTF(article.story());
      out.writeLong(article.firstSeen().toEpochMilli());
      out.writeLong(article.time().toEpochMilli());
      out.writeLong(article.seq());
      out.writeLong(article.clock().toEpochMilli());
      out.writeByte(article.state().code());
      out.writeLong(article.anchors());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the record of " + article.uri(), e);
    }
    Sketch sketch = article.sketch();
    ByteBuffer record = ByteBuffer.allocate(head.size() + sketch.bytes());
    sketch.write(record.put(head.toByteArray()));
    return record.array();
  }

  private static ArticleRecord readArticle(byte[] value) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
      return new ArticleRecord(
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF(),
          Instant.ofEpochMilli(in.readLong()),
          Instant.ofEpochMilli(in.readLong()),
          in.readLong(),
          Instant.ofEpochMilli(in.readLong()),
          ArticleRecord.State.of(in.readByte()),
          in.readLong(),
          Sketch.decode(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("damaged article record of " + value.length + " bytes", e);
    }
  }

  private static byte[] write(StoryRecord story) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(story.firstSeen().toEpochMilli());
      out.writeInt(story.articles());
      out.writeInt(story.remembered());
      out.writeShort(story.members().size());
      for (Member member : story.members()) {
        out.writeUTF(member.uri());
        out.writeUTF(member.source());
        out.writeUTF(member.origin());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the record of story " + story.id(), e);
    }
    return bytes.toByteArray();
  }

  private static StoryRecord readStory(String id, byte[] value) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
      Instant firstSeen = Instant.ofEpochMilli(in.readLong());
      int articles = in.readInt();
      int remembered = in.readInt();
      List<Member> members = new ArrayList<>();
      for (int left = in.readShort(); left > 0; left--) {
        members.add(new Member(in.readUTF(), in.readUTF(), in.readUTF()));
      }
      return new StoryRecord(id, firstSeen, articles, remembered, members);
    } catch (IOException e) {
      throw new UncheckedIOException("damaged record of story " + id, e);
    }
  }
}
