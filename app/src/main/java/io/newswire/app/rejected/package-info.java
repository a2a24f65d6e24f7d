/** Dead letters: reading them, and sending their records again after a mend. */
package io.newswire.app.rejected;
