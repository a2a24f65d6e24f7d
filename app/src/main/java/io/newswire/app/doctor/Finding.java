package io.newswire.app.doctor;

/**
 * What a check found.
 *
 * @param what what was looked at
 * @param well whether it is as it should be
 * @param detail what was found
 * @param remedy what to do; empty when it is well
 */
public record Finding(String what, boolean well, String detail, String remedy) {

  static Finding well(String what, String detail) {
    return new Finding(what, true, detail, "");
  }

  static Finding ill(String what, String detail, String remedy) {
    return new Finding(what, false, detail, remedy);
  }
}
