import ArgumentParser
import Briefs

/// Names that more than one module has; here each means one thing.
typealias Flag = ArgumentParser.Flag
typealias SortOrder = Briefs.SortOrder
typealias BriefFlag = Briefs.Flag
