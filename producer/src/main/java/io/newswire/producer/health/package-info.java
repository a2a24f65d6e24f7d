/** How the sources are doing, told honestly. */
package io.newswire.producer.health;
