/// REST of rooms, as its clients find it.
@NullMarked
package hcchat.command.rest.rooms;

import org.jspecify.annotations.NullMarked;
