/** The page that shows the wire, and the HTTP interface behind it. */
package io.newswire.consumer.desk;
