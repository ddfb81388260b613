@NullMarked
package hcchat.client.crypto;

import org.jspecify.annotations.NullMarked;
