/** How other machines are asked: at which addresses, and how often. */
package io.newswire.producer.net;
