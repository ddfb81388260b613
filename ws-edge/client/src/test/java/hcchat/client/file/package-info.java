@NullMarked
package hcchat.client.file;

import org.jspecify.annotations.NullMarked;
