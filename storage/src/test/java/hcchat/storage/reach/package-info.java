@NullMarked
package hcchat.storage.reach;

import org.jspecify.annotations.NullMarked;
