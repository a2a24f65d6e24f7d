package io.newswire.consumer;

import io.newswire.consumer.store.Database;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for the tests of a class, with a new database that has the schema for each of them. */
public final class FreshDatabase
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private TestDatabase server;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) {
    server = TestDatabase.start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database = server.fresh();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    database.close();
  }

  /** Begins anew with another database, in the middle of a test. */
  public void renew() {
    database.close();
    database = server.fresh();
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** Access to it. */
  public Jdbi jdbi() {
    return database.jdbi();
  }

  /** The one value that a query gives, as text. */
  public String value(String sql) {
    return TestDatabase.value(jdbi(), sql);
  }
}
