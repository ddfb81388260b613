@NullMarked
package hcchat.log.memory;

import org.jspecify.annotations.NullMarked;
