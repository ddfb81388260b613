/// Two edges and two owners: what must hold when HCChat is several.
@NullMarked
package hcchat.spec.cluster;

import org.jspecify.annotations.NullMarked;
