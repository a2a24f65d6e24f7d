/** Makes a cluster's topics what the contract says, and reads them. */
package io.newswire.app.topics;
