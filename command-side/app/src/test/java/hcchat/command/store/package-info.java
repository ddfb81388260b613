@NullMarked
package hcchat.command.store;

import org.jspecify.annotations.NullMarked;
