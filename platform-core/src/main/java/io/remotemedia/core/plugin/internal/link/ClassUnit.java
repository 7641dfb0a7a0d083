package io.remotemedia.core.plugin.internal.link;

import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of a plugin, read and not loaded.
 *
 * @param model its class file
 * @param own whether it is the plugin's own, not of a library in {@code lib/}
 */
record ClassUnit(ClassModel model, boolean own) {
  /** Its name, with slashes. */
  String name() {
    return model.thisClass().asInternalName();
  }

  /** Its name, with dots. */
  String shown() {
    return name().replace('/', '.');
  }

  boolean isConcrete() {
    return !model.flags().has(AccessFlag.ABSTRACT) && !model.flags().has(AccessFlag.INTERFACE);
  }

  boolean isPublic() {
    return model.flags().has(AccessFlag.PUBLIC);
  }

  /** Super class and interfaces, with slashes. */
  List<String> parents() {
    List<String> parents = new ArrayList<>();
    model.superclass().ifPresent(parent -> parents.add(parent.asInternalName()));
    model.interfaces().forEach(parent -> parents.add(parent.asInternalName()));
    return parents;
  }
}
