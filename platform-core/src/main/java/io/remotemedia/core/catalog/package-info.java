/** The node types that exist: immutable, numbered snapshots. */
package io.remotemedia.core.catalog;
