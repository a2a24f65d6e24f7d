/** From parsed items to acknowledged records of {@code news.raw} and {@code news.rejected}. */
package io.newswire.producer.publish;
