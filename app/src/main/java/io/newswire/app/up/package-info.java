/** {@code newswire up}: everything in one process. */
package io.newswire.app.up;
