@NullMarked
package hcchat.log.account;

import org.jspecify.annotations.NullMarked;
