package io.remotemedia.core.plugin;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** A class that was compiled against an SPI that has more than ours. */
final class FutureSpi {
  private FutureSpi() {}

  /** {@code fixture.Future}, which calls {@code SpiVersion.next()}. */
  static byte[] caller() {
    return ClassFile.of()
        .build(
            ClassDesc.of("fixture.Future"),
            type ->
                type.withMethodBody(
                    "call",
                    MethodTypeDesc.of(ConstantDescs.CD_void),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                    code ->
                        code.invokestatic(
                                ClassDesc.of("io.remotemedia.spi.SpiVersion"),
                                "next",
                                MethodTypeDesc.of(ConstantDescs.CD_void))
                            .return_()));
  }
}
