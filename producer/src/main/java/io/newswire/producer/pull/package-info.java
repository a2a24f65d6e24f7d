/** Folders on other machines: FTP, FTP over TLS, SFTP. */
package io.newswire.producer.pull;
