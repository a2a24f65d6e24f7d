/** The sources that are declared, as the command line shows and changes them. */
package io.newswire.app.sources;
