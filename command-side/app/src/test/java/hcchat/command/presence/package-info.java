@NullMarked
package hcchat.command.presence;

import org.jspecify.annotations.NullMarked;
