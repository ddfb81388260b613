@NullMarked
package hcchat.command.erased;

import org.jspecify.annotations.NullMarked;
